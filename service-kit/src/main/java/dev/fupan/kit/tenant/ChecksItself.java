package dev.fupan.kit.tenant;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks the rare resource method that checks its credential by other means than an API key's scope. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface ChecksItself {
    /** Why an API key's scope does not fit. */
    String value();
}
