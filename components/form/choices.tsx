"use client";

import { Fragment } from "react";
import { cx } from "@/components/ui/cx";
import type { Labelled, Option } from "./field";
import { useField } from "./form-context";

/** Big radio cards, one question. The legend may be the page's heading: then `label` is hidden from sight. */
export function RadioCards({
  name,
  label,
  hideLabel,
  hint,
  options,
  columns,
  className,
}: Labelled & { options: readonly Option[]; hideLabel?: boolean; columns?: 2 }) {
  const { error, value, prefix } = useField(name);
  return (
    <fieldset
      className={cx("mb-5", className)}
      aria-describedby={error ? `${prefix}-${name}-error` : undefined}
    >
      <legend className={hideLabel ? "sr-only" : "mb-2 font-semibold"}>{label}</legend>
      {hint && <p className="mb-2 text-soft">{hint}</p>}
      {error && (
        <p id={`${prefix}-${name}-error`} className="mb-2 font-semibold text-red">
          {error}
        </p>
      )}
      <div className={cx("grid gap-2.5", columns === 2 && "sm:grid-cols-2")}>
        {options.map((option, index) => (
          <Fragment key={option.value}>
            {option.group && option.group !== options[index - 1]?.group && (
              <p className="mt-3 font-semibold text-soft sm:col-span-full">{option.group}</p>
            )}
            <label className="flex min-h-14 items-center gap-4 rounded-card border border-line-strong bg-card px-4 py-3 has-checked:border-brick has-checked:bg-brick-wash has-checked:outline has-checked:outline-brick has-focus-visible:outline-3">
              <input
                type="radio"
                name={name}
                value={option.value}
                id={index === 0 ? `${prefix}-${name}` : undefined}
                key={`${option.value}-${value === option.value}`}
                defaultChecked={value === option.value}
                className="size-6 shrink-0 accent-brick"
              />
              <span>
                <span className="block font-semibold">{option.label}</span>
                {option.hint && <span className="block text-[0.9em] text-soft">{option.hint}</span>}
              </span>
            </label>
          </Fragment>
        ))}
      </div>
    </fieldset>
  );
}

export function CheckField({
  name,
  label,
  hint,
  size = "touch",
  className,
  defaultChecked,
  value = "yes",
}: Labelled & { defaultChecked?: boolean; value?: string }) {
  const { error, values, prefix } = useField(name);
  const checked = values.length > 0 ? values.includes(value) : defaultChecked;
  return (
    <div className={cx("mb-4", className)}>
      {error && (
        <p id={`${prefix}-${name}-error`} className="mb-1.5 font-semibold text-red">
          {error}
        </p>
      )}
      <label
        className={cx(
          "flex gap-3",
          hint ? "items-start py-2" : "items-center",
          size === "touch" ? "min-h-12" : "min-h-9 text-desk",
        )}
      >
        <input
          type="checkbox"
          id={`${prefix}-${name}`}
          name={name}
          value={value}
          key={String(checked)}
          defaultChecked={checked}
          className={cx("shrink-0 accent-brick", size === "touch" ? "size-6" : "size-4.5")}
        />
        <span>
          <span className="font-semibold">{label}</span>
          {hint && <span className="block text-[0.9em] text-soft">{hint}</span>}
        </span>
      </label>
    </div>
  );
}
