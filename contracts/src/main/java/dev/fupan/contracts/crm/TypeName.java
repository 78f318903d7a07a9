package dev.fupan.contracts.crm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The type of a CloudEvent whose data the record is. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface TypeName {

    String value();

    /** Stands for the name in compact storage: never changed, never given to another type. */
    short code();

    EntityRule entity();
}
