import type { AnchorHTMLAttributes, ButtonHTMLAttributes } from "react";
import { cx } from "./cx";

export type ButtonLook = "primary" | "secondary" | "danger" | "quiet";
/** `touch`: residents and riders (≥ 48 px). `desk`: cadres. */
export type ButtonSize = "touch" | "desk";

const LOOK: Record<ButtonLook, string> = {
  primary: "bg-brick text-on-brick border-brick hover:bg-brick-deep",
  secondary: "bg-card text-ink border-line-strong hover:border-ink",
  danger: "bg-card text-red border-red hover:bg-red-wash",
  quiet: "bg-transparent text-ink border-transparent underline underline-offset-4 hover:text-brick",
};
const SIZE: Record<ButtonSize, string> = {
  touch: "min-h-12 px-5 py-2.5 text-body",
  desk: "min-h-9 px-3.5 py-1.5 text-desk",
};

export function buttonClass(
  look: ButtonLook = "primary",
  size: ButtonSize = "touch",
  className = "",
): string {
  return cx(
    "inline-flex items-center justify-center gap-2 rounded-card border text-center font-semibold",
    "transition-colors disabled:opacity-60 aria-disabled:cursor-progress aria-disabled:opacity-60",
    LOOK[look],
    SIZE[size],
    className,
  );
}

interface Looks {
  look?: ButtonLook;
  size?: ButtonSize;
}

export function Button({
  look,
  size,
  className,
  type = "submit",
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & Looks) {
  return <button type={type} className={buttonClass(look, size, className)} {...rest} />;
}

export function ButtonLink({
  look,
  size,
  className,
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & Looks) {
  return (
    <a className={buttonClass(look, size, className)} {...rest}>
      {children}
    </a>
  );
}
