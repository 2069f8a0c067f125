import Link from "next/link";
import { useTranslations } from "next-intl";
import { cx } from "@/components/ui/cx";
import { Empty } from "@/components/ui/page-head";
import type { BulkChoices } from "@/lib/cases/desk-batch";
import { type Filters, filterQuery, isFiltered } from "@/lib/cases/desk-filters";
import { deskPath, listPath } from "@/lib/cases/desk-paths";
import type { DeskPage, DeskRow } from "@/lib/cases/desk-queries";
import { orderOf, type Sort } from "@/lib/cases/desk-sort";
import { wordsOf } from "@/lib/cases/desk-words";
import { showReference } from "@/lib/cases/reference";
import { BulkForm } from "./desk-bulk";
import { BulkAll, BulkBox } from "./desk-bulk-box";
import { DeadlineChip } from "./desk-deadline";
import { RisenMark } from "./desk-risen";
import { SortHead } from "./desk-sort";
import { Filed } from "./desk-time";

/**
 * Columns by the room that the list itself has, in rem, so that large type has fewer. Least of all the limit stands under
 * the matter.
 */
const WIDE = "hidden @min-[54rem]:table-cell";
const WIDEST = "hidden @min-[64rem]:table-cell";
const BESIDE = "hidden @min-[28rem]:table-cell";
const BENEATH = "mt-1 @min-[28rem]:hidden";
const COLUMNS = {
  reference: WIDE,
  title: "w-full @min-[54rem]:w-auto",
  place: WIDE,
  filedAt: WIDEST,
  status: WIDE,
  deadline: BESIDE,
  holder: WIDE,
} as const;

/** The heads by which the list can be ordered. */
const SORTED: Partial<Record<keyof typeof COLUMNS, Sort>> = {
  deadline: "due",
  filedAt: "filed",
  place: "place",
};

/** The queue in its order. Stands in a container, see `COLUMNS`. */
export function DeskList({
  page,
  filters,
  after,
  open,
  bulk,
}: {
  page: DeskPage;
  filters: Filters;
  /** Where this page of the list began; null for the first. */
  after: string | null;
  /** Reference of the case shown beside the list. */
  open: string | null;
  /** What can be done with several at once; null for who may not. */
  bulk: BulkChoices | null;
}) {
  const t = useTranslations("cadre");
  if (page.rows.length === 0) {
    const short = filters.q !== "" && wordsOf(filters.q).length === 0;
    return <Empty title={t(short ? "searchShort" : isFiltered(filters) ? "emptyFiltered" : "emptyTitle")} />;
  }
  const query = filterQuery(filters);
  const columns = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  const table = (
    <table
      id="desk-queue"
      className="w-full overflow-hidden rounded-card border border-line bg-card text-left wrap-break-word"
    >
      <thead>
        <tr className="border-b border-line text-soft">
          {bulk && (
            <th scope="col" className="no-print w-9 pl-1">
              <BulkAll label={t("bulk.all")} />
            </th>
          )}
          {columns.map((column) => {
            const by = SORTED[column];
            const className = cx(
              "px-3 font-normal whitespace-nowrap",
              by && !open ? "py-0.5" : "py-2.5",
              COLUMNS[column],
            );
            const label = t(`column.${column}`);
            return by && !open ? (
              <SortHead key={column} by={by} filters={filters} label={label} className={className} />
            ) : (
              <th key={column} scope="col" className={className}>
                {label}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {page.rows.map((row) => (
          <QueueRow
            key={row.id}
            row={row}
            query={query}
            byFiling={orderOf(filters).by === "filed"}
            current={row.reference === open}
            choosable={bulk !== null}
          />
        ))}
      </tbody>
    </table>
  );
  return (
    <>
      {bulk ? (
        <BulkForm choices={bulk} from={query}>
          {table}
        </BulkForm>
      ) : (
        table
      )}
      <p className="no-print mt-2 flex flex-wrap gap-x-4">
        {after && (
          <Link
            href={listPath(query)}
            prefetch={false}
            className="inline-flex min-h-9 items-center underline underline-offset-4"
          >
            {t("firstPage")}
          </Link>
        )}
        <a
          href={`/api/cases/export${query && "?"}${query}`}
          download
          className="ml-auto inline-flex min-h-9 items-center underline underline-offset-4"
        >
          {t("export")}
        </a>
        {page.after && (
          <Link
            href={listPath(`${query}${query && "&"}after=${page.after}`)}
            prefetch={false}
            className="inline-flex min-h-9 items-center underline underline-offset-4"
          >
            {t("nextPage")}
          </Link>
        )}
      </p>
    </>
  );
}

function QueueRow({
  row,
  query,
  byFiling,
  current,
  choosable,
}: {
  row: DeskRow;
  query: string;
  /** Then the moment of filing is said also where it has no column. */
  byFiling: boolean;
  current: boolean;
  choosable: boolean;
}) {
  const t = useTranslations("cadre");
  const holder = row.holder || t("nobody");
  return (
    <tr
      className={cx("border-b border-line last:border-0", current ? "bg-brick-wash" : "hover:bg-slate-wash")}
    >
      {choosable && (
        <td className="no-print w-9 pl-1">
          <BulkBox
            id={row.id}
            version={row.version}
            label={t("bulk.choose", { reference: showReference(row.reference) })}
          />
        </td>
      )}
      <td className={cx("px-3 py-2.5 font-mono whitespace-nowrap", WIDE)}>{showReference(row.reference)}</td>
      <td className="px-3 py-2.5">
        <Link
          href={deskPath(row.reference, query)}
          prefetch={false}
          scroll={false}
          data-queue-link
          aria-current={current ? "true" : undefined}
          className="font-semibold underline-offset-4 hover:underline"
        >
          {row.title}
        </Link>{" "}
        {row.risen && <RisenMark />}
        <span className="block text-[0.9em] text-soft @min-[54rem]:hidden">
          {showReference(row.reference)} · <span className="wrap-anywhere">{row.place}</span> ·{" "}
          {t(`status.${row.status}`)} · {holder}
          {byFiling && (
            <>
              {" · "}
              {t("column.filedAt")} <Filed at={row.filedAt} />
            </>
          )}
        </span>
        <span className={cx("block", BENEATH)}>
          <DeadlineChip deadline={row.deadline} />
        </span>
      </td>
      <td className={cx("px-3 py-2.5", WIDE)}>
        <span className="line-clamp-2 max-w-64 min-w-32 wrap-anywhere">{row.place}</span>
      </td>
      <td className={cx("px-3 py-2.5 whitespace-nowrap tabular-nums", WIDEST)}>
        <Filed at={row.filedAt} />
      </td>
      <td className={cx("px-3 py-2.5 whitespace-nowrap", WIDE)}>{t(`status.${row.status}`)}</td>
      <td className={cx("px-3 py-2.5", BESIDE)}>
        <DeadlineChip deadline={row.deadline} />
      </td>
      <td className={cx("px-3 py-2.5", WIDE, !row.holder && "text-soft")}>{holder}</td>
    </tr>
  );
}
