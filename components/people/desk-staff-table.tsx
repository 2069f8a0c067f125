import { useFormatter, useTranslations } from "next-intl";
import { StateMark } from "@/components/ui/state-mark";
import type { StaffRow } from "@/lib/people/staff";
import { useRoleNames } from "./desk-roles";

const CELL = "border-b border-line px-3 py-2 text-left align-middle";

/** Staff with their roles and places. */
export function StaffTable({ rows }: { rows: readonly StaffRow[] }) {
  const t = useTranslations("account");
  const format = useFormatter();
  const roleNames = useRoleNames();
  return (
    <div className="overflow-x-auto rounded-card border border-line bg-card">
      <table className="w-full min-w-[36rem] border-collapse">
        <caption className="sr-only">{t("peopleCaption")}</caption>
        <thead className="text-soft">
          <tr>
            {[t("name"), t("roles"), t("state"), t("seen")].map((head) => (
              <th key={head} scope="col" className={`${CELL} font-normal`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className={`${CELL} font-semibold`}>
                <a
                  href={`/cadre/people/${row.id}`}
                  className="inline-flex min-h-9 items-center underline underline-offset-4"
                >
                  {row.name}
                </a>
                {row.username && <span className="block font-normal text-soft">{row.username}</span>}
              </th>
              <td className={CELL}>{roleNames(row.grants)}</td>
              <td className={CELL}>
                <StateMark tone={row.disabled ? "bad" : "good"}>
                  {row.disabled ? t("disabledState") : t("active")}
                </StateMark>
              </td>
              <td className={CELL}>
                {row.lastSeenAt
                  ? format.dateTime(row.lastSeenAt, { dateStyle: "medium", timeStyle: "short" })
                  : t("never")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
