package dev.yata.todo.todo;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.validator.constraints.CodePointLength;

/** Validates a todo's title: 1 to 200 characters on one line. */
@NotNull(message = "must not be empty; use 1 to 200 characters")
@Pattern(regexp = Title.VISIBLE, message = "must not be empty or invisible; use 1 to 200 characters")
@CodePointLength(max = Title.MAX, message = "must be 1 to 200 characters")
@Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "must be one line without control characters")
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@interface Title {

    int MAX = 200;

    /** Matches texts with a character other than white space and format characters, such as a zero-width space. */
    String VISIBLE = "(?s)[\\s\\p{Z}\\p{Cf}]*+.+";

    String message() default "is not a title";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
