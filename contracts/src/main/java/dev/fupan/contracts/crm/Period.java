package dev.fupan.contracts.crm;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A year, half, quarter, month or ISO week: {@code 2026}, {@code 2026-H1}, {@code 2026-Q3}, {@code 2026-11}, {@code 2026-W45}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
@interface Period {}
