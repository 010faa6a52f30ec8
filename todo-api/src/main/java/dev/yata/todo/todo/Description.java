package dev.yata.todo.todo;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hibernate.validator.constraints.CodePointLength;

/** Validates a todo's description: up to 10,000 characters on any number of lines. */
@CodePointLength(max = Description.MAX, message = "must be at most 10,000 characters")
@Pattern(
        regexp = "[^\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\p{Cs}]*",
        message = "must not contain control characters other than tabs and line breaks")
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@interface Description {

    int MAX = 10_000;

    String message() default "is not a description";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
