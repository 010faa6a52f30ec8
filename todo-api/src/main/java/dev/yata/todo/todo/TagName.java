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

/** Validates one tag: 1 to 50 characters on one line. */
@NotNull(message = "must not be empty; use 1 to 50 characters")
@Pattern(regexp = Title.VISIBLE, message = "must not be empty or invisible; use 1 to 50 characters")
@CodePointLength(max = TagName.MAX, message = "must be 1 to 50 characters")
@Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "must be one line without control characters")
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@interface TagName {

    int MAX = 50;

    /** The maximum number of tags of a todo. */
    int MAX_TAGS_PER_TODO = 20;

    String message() default "is not a tag";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
