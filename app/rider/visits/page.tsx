import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { VisitList } from "@/components/riders/visit-list";
import { ButtonLink } from "@/components/ui/button";
import { Empty, PageHead } from "@/components/ui/page-head";
import { readCursor } from "@/lib/checkins/cursor";
import { canListOwn } from "@/lib/checkins/policy";
import { ownVisits } from "@/lib/checkins/queries";
import { enter } from "@/lib/server/page";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("rider");
  return { title: t("visitsTitle") };
}

interface Props {
  searchParams: Promise<{ after?: string | string[] }>;
}

export default answered(async function VisitsPage({ searchParams }: Props) {
  const actor = await enter(canListOwn, "/rider/visits");
  const { after } = await searchParams;
  const cursor = readCursor(typeof after === "string" ? after : null);
  const [t, common, page] = await Promise.all([
    getTranslations("rider"),
    getTranslations("common"),
    ownVisits(actor, cursor),
  ]);
  return (
    <>
      <PageHead
        title={t("visitsTitle")}
        lead={t("visitsLead")}
        back={{ href: "/rider", label: common("back") }}
      />
      {page.visits.length > 0 ? (
        <VisitList visits={page.visits} />
      ) : (
        <Empty title={cursor ? t("visitsEnd") : t("visitNone")} />
      )}
      <p className="mt-4 flex flex-wrap gap-3">
        {page.next && (
          <ButtonLink look="secondary" href={`/rider/visits?after=${encodeURIComponent(page.next)}`}>
            {t("visitsOlder")}
          </ButtonLink>
        )}
        {cursor && (
          <ButtonLink look="quiet" href="/rider/visits">
            {t("visitsNewest")}
          </ButtonLink>
        )}
      </p>
    </>
  );
});
