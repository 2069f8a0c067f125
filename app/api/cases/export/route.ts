import { csvExport } from "@/lib/cases/desk-export";
import { filterQuery, readFilters } from "@/lib/cases/desk-filters";
import { worksAtDesk } from "@/lib/people/rooms";
import { currentArea } from "@/lib/places/area";
import { writeAudit } from "@/lib/server/audit";
import { db } from "@/lib/server/db";
import { readRoute } from "@/lib/server/route";
import { localTime } from "@/lib/time/shanghai";

/** The filtered queue as a file; that somebody took it is written down before the first line is sent. */
export const GET = readRoute({
  name: "cases.export",
  allow: worksAtDesk,
  answer: async ({ actor, url, now }) => {
    const { timeZone: zone } = await currentArea();
    const filters = readFilters(Object.fromEntries(url.searchParams));
    const detail = { filters: filterQuery(filters, { q: "" }), searched: filters.q !== "" };
    await writeAudit(db(), actor, "cases.export", "done", { subject: "cases", subjectId: "", detail });
    return new Response(csvExport(actor, { filters, now, zone }), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="cases-${localTime(now, zone).day}.csv"`,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
      },
    });
  },
});
