import { useTranslations } from "next-intl";
import type { CoverWords } from "./reply-photo";

/** The same words as on the page where a report's photos are covered. */
export function useCoverWords(): CoverWords {
  const t = useTranslations("cases");
  const report = useTranslations("report");
  return {
    photo: t("reply.chosen"),
    cells: report("cover.cells"),
    cell: String(report.raw("cover.cell")),
    lead: report("cover.lead"),
    clear: report("cover.clear"),
    opening: t("reply.opening"),
    unable: t("reply.unable"),
    failed: t("reply.failed"),
    asSent: t("reply.asSent"),
    drop: t("reply.drop"),
  };
}
