import { useFormatter, useTranslations } from "next-intl";
import { StateMark } from "@/components/ui/state-mark";
import type { StaffRow } from "@/lib/people/staff";
import { useRoleNames } from "./desk-roles";

const CELL = "border-b border-line px-3 py-2 text-left align-middle";
/** By the room that the list itself has; with less, what stands here stands under the name. */
const WIDE = "hidden @min-[36rem]:table-cell";
const BENEATH = "font-normal @min-[36rem]:hidden";

/** Staff with their roles and places. */
export function StaffTable({ rows }: { rows: readonly StaffRow[] }) {
  const t = useTranslations("account");
  const format = useFormatter();
  const roleNames = useRoleNames();
  return (
    <div className="@container overflow-hidden rounded-card border border-line bg-card">
      <table className="w-full border-collapse wrap-break-word">
        <caption className="sr-only">{t("peopleCaption")}</caption>
        <thead className="text-soft">
          <tr>
            <th scope="col" className={`${CELL} font-normal`}>
              {t("name")}
            </th>
            {[t("roles"), t("state"), t("seen")].map((head) => (
              <th key={head} scope="col" className={`${CELL} ${WIDE} font-normal`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const roles = roleNames(row.grants);
            const state = (
              <StateMark tone={row.disabled ? "bad" : "good"}>
                {row.disabled ? t("disabledState") : t("active")}
              </StateMark>
            );
            const seen = row.lastSeenAt
              ? format.dateTime(row.lastSeenAt, { dateStyle: "medium", timeStyle: "short" })
              : t("never");
            return (
              <tr key={row.id}>
                <th scope="row" className={`${CELL} font-semibold`}>
                  <a
                    href={`/cadre/people/${row.id}`}
                    className="inline-flex min-h-9 items-center underline underline-offset-4"
                  >
                    {row.name}
                  </a>
                  {row.username && <span className="block font-normal text-soft">{row.username}</span>}
                  <span className={`block ${BENEATH}`}>{roles}</span>
                  <span className={`mt-1 flex flex-wrap items-center gap-x-3 ${BENEATH}`}>
                    {state} <span className="text-soft">{seen}</span>
                  </span>
                </th>
                <td className={`${CELL} ${WIDE}`}>{roles}</td>
                <td className={`${CELL} ${WIDE}`}>{state}</td>
                <td className={`${CELL} ${WIDE}`}>{seen}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
