import Link from "next/link";
import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import { type Filters, filterQuery } from "@/lib/cases/desk-filters";
import { listPath } from "@/lib/cases/desk-paths";
import { DIRECTIONS, orderOf, SORTS, type Sort, turned } from "@/lib/cases/desk-sort";
import { DeskMenu } from "./desk-menu";

const ARROW = { asc: "↑", desc: "↓" } as const;
const ARIA = { asc: "ascending", desc: "descending" } as const;

/** Head of a column that can order the queue: a link, and an arrow when it does. */
export function SortHead({
  by,
  filters,
  label,
  className,
}: {
  by: Sort;
  filters: Filters;
  label: string;
  className: string;
}) {
  const t = useTranslations("cadre");
  const now = orderOf(filters);
  const then = turned(now, by);
  const active = now.by === by;
  return (
    <th scope="col" aria-sort={active ? ARIA[now.dir] : undefined} className={className}>
      <Link
        href={listPath(filterQuery(filters, { sort: then.by, dir: then.dir }))}
        prefetch={false}
        title={t(`sort.${then.by}.${then.dir}`)}
        className={cx(
          "inline-flex min-h-9 items-center gap-1 whitespace-nowrap underline-offset-4 hover:underline",
          active && "font-semibold text-ink",
        )}
      >
        {label} <span aria-hidden="true">{active ? ARROW[now.dir] : "↕"}</span>
      </Link>
    </th>
  );
}

/** The same orders where the heads have no room. */
export function SortMenu({ filters, className }: { filters: Filters; className: string }) {
  const t = useTranslations("cadre");
  const now = orderOf(filters);
  const items = SORTS.flatMap((by) =>
    DIRECTIONS.map((dir) => ({
      label: t(`sort.${by}.${dir}`),
      query: filterQuery(filters, { sort: by, dir }),
      current: now.by === by && now.dir === dir,
    })),
  );
  const chosen = filters.sort !== null || filters.dir !== null;
  return (
    <DeskMenu label={t(`sort.${now.by}.${now.dir}`)} chosen={chosen} items={items} className={className} />
  );
}
