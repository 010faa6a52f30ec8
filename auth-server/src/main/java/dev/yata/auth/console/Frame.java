package dev.yata.auth.console;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of the console needs: who is signed in, and ids for the forms on it. */
@ControllerAdvice(basePackageClasses = Frame.class)
class Frame {

    @ModelAttribute("user")
    @Nullable
    String user(@Nullable Principal user) {
        return user == null ? null : user.getName();
    }

    @ModelAttribute("formIds")
    FreshIds formIds() {
        return new FreshIds();
    }
}
