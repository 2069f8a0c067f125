import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import {
  DUE,
  type Filters,
  filterQuery,
  GROUPS,
  type Group,
  isFiltered,
  readFilters,
  WHO,
} from "@/lib/cases/desk-filters";
import type { KeptView } from "@/lib/cases/desk-kept";
import { listPath } from "@/lib/cases/desk-paths";
import { DeskMenu } from "./desk-menu";
import { SortMenu } from "./desk-sort";
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
  heads,
}: {
  filters: Filters;
  neighbourhoods: readonly Choice[];
  categories: readonly Choice[];
  views: readonly KeptView[];
  /** From where on the heads of the list have room to order it. */
  heads: string;
}) {
  const t = useTranslations("cadre");
  const who = WHO.map((value) => ({ value, label: t(`who.${value}`) }));
  const due = DUE.map((value) => ({ value, label: t(`due.${value}`) }));
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
        <SortMenu filters={filters} className={heads} />
        <DeskViews views={views} query={filterQuery(filters)} />
        <Search filters={filters} />
        {isFiltered({ ...filters, status: "open" }) && (
          <Link
            href={listPath(filterQuery(readFilters({}), { sort: filters.sort, dir: filters.dir }))}
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
  const items = [{ value: null, label: none }, ...choices].map(({ value, label }) => ({
    label,
    query: filterQuery(filters, { [field]: value }),
    current: value === filters[field],
  }));
  return <DeskMenu label={chosen?.label ?? none} chosen={chosen !== undefined} items={items} />;
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
