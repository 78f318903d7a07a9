package dev.fupan.kit.tenant;

import dev.fupan.contracts.people.Role;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Who may call a resource method, or every method of a resource class; the method's own wins, also over a
 * {@link RequiresScope} of the class.
 *
 * <p>People pass by role. API keys and services pass by scope: with one of {@link #scope}, as far as that scope is of
 * their kind. Without a scope for them they are refused, unless their role is named.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OpenTo {
    Role[] roles() default {};

    Scope[] scope() default {};
}
