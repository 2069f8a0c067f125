"use client";

import { useFormStatus } from "react-dom";
import { type ButtonLook, type ButtonSize, buttonClass } from "@/components/ui/button";

/** Submits once: while the answer is under way further clicks do nothing. Pass name and value for a choice. */
export function Submit({
  children,
  look,
  size,
  className,
  name,
  value,
}: {
  children: React.ReactNode;
  look?: ButtonLook;
  size?: ButtonSize;
  className?: string;
  name?: string;
  value?: string;
}) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-disabled={pending}
      onClick={pending ? (event) => event.preventDefault() : undefined}
      className={buttonClass(look, size, className)}
    >
      {children}
    </button>
  );
}
