import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { DUE, type Filters, filterQuery, GROUPS, type Group, WHO } from "@/lib/cases/desk-filters";
import type { KeptView } from "@/lib/cases/desk-kept";
import { listPath } from "@/lib/cases/desk-paths";
import { DeskViews } from "./desk-views";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The queue's filters as links, so that every view has an address. */
export function DeskFilters({
  filters,
  neighbourhoods,
  categories,
  views,
}: {
  filters: Filters;
  neighbourhoods: readonly Choice[];
  categories: readonly Choice[];
  views: readonly KeptView[];
}) {
  const t = useTranslations("cadre");
  const who = WHO.map((value) => ({ value, label: t(`who.${value}`) }));
  const due = DUE.map((value) => ({ value, label: t(`due.${value}`) }));
  const filtered = filterQuery({ ...filters, status: "open" }) !== "";
  return (
    <nav aria-label={t("filters")} className="no-print mb-3 grid grid-cols-[minmax(0,1fr)] gap-2">
      <ul className="flex flex-wrap gap-1">
        {(Object.keys(GROUPS) as Group[]).map((group) => (
          <li key={group}>
            <Link
              href={listPath(filterQuery(filters, { status: group }))}
              prefetch={false}
              aria-current={filters.status === group ? "page" : undefined}
              className="inline-flex min-h-9 items-center rounded-full border border-transparent px-3 font-semibold text-soft hover:border-line-strong aria-[current]:bg-ink aria-[current]:text-paper"
            >
              {t(`group.${group}`)}
            </Link>
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-2">
        <Menu filters={filters} field="neighbourhood" none={t("anyNeighbourhood")} choices={neighbourhoods} />
        <Menu filters={filters} field="category" none={t("anyCategory")} choices={categories} />
        <Menu filters={filters} field="who" none={t("anyWho")} choices={who} />
        <Menu filters={filters} field="due" none={t("anyDue")} choices={due} />
        <DeskViews views={views} query={filterQuery(filters)} />
        <Search filters={filters} />
        {filtered && (
          <Link
            href={listPath()}
            prefetch={false}
            className="inline-flex min-h-9 items-center underline underline-offset-4"
          >
            {t("clearFilters")}
          </Link>
        )}
      </div>
    </nav>
  );
}

function Menu({
  filters,
  field,
  none,
  choices,
}: {
  filters: Filters;
  field: "neighbourhood" | "category" | "who" | "due";
  none: string;
  choices: readonly Choice[];
}) {
  const chosen = choices.find((choice) => choice.value === filters[field]);
  const items = [{ value: null, label: none }, ...choices];
  return (
    <details className="relative" name="desk-filter" key={`${field}-${filters[field]}`}>
      <summary
        className={cx(
          "flex min-h-9 cursor-pointer list-none items-center gap-1 rounded-lg border bg-card px-3",
          chosen ? "border-ink font-semibold" : "border-line-strong",
        )}
      >
        {chosen?.label ?? none} <span aria-hidden="true">▾</span>
      </summary>
      <ul className="absolute z-10 mt-1 max-h-80 min-w-full overflow-y-auto rounded-lg border border-line-strong bg-card py-1">
        {items.map((item) => (
          <li key={item.value ?? ""}>
            <Link
              href={listPath(filterQuery(filters, { [field]: item.value }))}
              prefetch={false}
              aria-current={item.value === filters[field] ? "true" : undefined}
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

function Search({ filters }: { filters: Filters }) {
  const t = useTranslations("cadre");
  const rest = new URLSearchParams(filterQuery(filters, { q: "" }));
  return (
    <search className="min-w-[min(100%,20rem)] max-w-full flex-1">
      <form action={listPath()} method="get" className="flex max-w-full gap-1">
        {[...rest].map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <input
          key={filters.q}
          type="search"
          name="q"
          id="desk-search"
          maxLength={60}
          defaultValue={filters.q}
          aria-label={t("searchLabel")}
          placeholder={t("searchLabel")}
          className="min-h-9 w-full min-w-0 max-w-96 rounded-lg border border-line-strong bg-card px-2.5"
        />
        <Button look="secondary" size="desk" className="whitespace-nowrap">
          {t("search")}
        </Button>
      </form>
    </search>
  );
}
