package dev.yata.auth.console;

import java.security.Principal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Adds to every page of the console who is signed in, and a source of ids for its forms. */
@ControllerAdvice(basePackageClasses = PageModel.class)
class PageModel {

    /** Makes an id for each form of a page, which tells whether the form is sent a second time. */
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
