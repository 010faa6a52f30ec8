package dev.yata.auth.console;

import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Adds the signed-in user and a source of form IDs to every page of the console. */
@ControllerAdvice(basePackageClasses = PageModel.class)
class PageModel {

    /** Makes an ID for each form of a page. With it the server recognizes a form that is sent again. */
    static final class FormIds {

        public UUID next() {
            return UUID.randomUUID();
        }
    }

    @ModelAttribute("user")
    @Nullable
    String user(@Nullable Principal user) {
        return user == null ? null : user.getName();
    }

    @ModelAttribute("formIds")
    FormIds formIds() {
        return new FormIds();
    }
}
