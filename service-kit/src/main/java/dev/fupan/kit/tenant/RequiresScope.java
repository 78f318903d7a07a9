package dev.fupan.kit.tenant;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The scope that a resource method, or every method of a resource class, asks of its caller; the method's own
 * wins. People have the scopes that follow from their role ({@link RoleScopes}). A resource under {@code /api/}
 * without this, {@link OpenTo} or {@link ChecksItself} is refused to everyone.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RequiresScope {
    Scope value();
}
