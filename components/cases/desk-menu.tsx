import Link from "next/link";
import { cx } from "@/components/ui/cx";
import { listPath } from "@/lib/cases/desk-paths";

export interface MenuItem {
  readonly label: string;
  /** The list it leads to. */
  readonly query: string;
  readonly current: boolean;
}

/** Links to other views of the queue, behind the name of the present one. */
export function DeskMenu({
  label,
  chosen,
  items,
  className,
}: {
  label: string;
  /** Something else than usual is shown. */
  chosen: boolean;
  items: readonly MenuItem[];
  className?: string;
}) {
  return (
    <details className={cx("relative", className)} name="desk-filter" key={label}>
      <summary
        className={cx(
          "flex min-h-9 cursor-pointer list-none items-center gap-1 rounded-lg border bg-card px-3",
          chosen ? "border-ink font-semibold" : "border-line-strong",
        )}
      >
        {label} <span aria-hidden="true">▾</span>
      </summary>
      <ul className="absolute z-10 mt-1 max-h-80 min-w-full overflow-y-auto rounded-lg border border-line-strong bg-card py-1">
        {items.map((item) => (
          <li key={item.label}>
            <Link
              href={listPath(item.query)}
              prefetch={false}
              aria-current={item.current ? "true" : undefined}
              className="flex min-h-9 items-center px-3 whitespace-nowrap hover:bg-brick-wash aria-[current]:font-bold"
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
