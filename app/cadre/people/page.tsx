import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { StaffTable } from "@/components/people/desk-staff-table";
import { ButtonLink } from "@/components/ui/button";
import { Empty, PageHead } from "@/components/ui/page-head";
import { canSeeStaff } from "@/lib/people/policy";
import { staffList } from "@/lib/people/staff";
import { enter } from "@/lib/server/page";
import { clock } from "@/lib/time/clock";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("peopleTitle") };
}

interface Props {
  searchParams: Promise<{ after?: string | string[] }>;
}

export default answered(async function PeoplePage({ searchParams }: Props) {
  const actor = await enter(canSeeStaff, "/cadre/people");
  const { after } = await searchParams;
  const t = await getTranslations("account");
  const { rows, nextAfter } = await staffList(actor, clock(), typeof after === "string" ? after : undefined);
  return (
    <>
      <PageHead title={t("peopleTitle")} lead={t("peopleLead")} />
      {rows.length === 0 ? <Empty title={t("peopleEmpty")} /> : <StaffTable rows={rows} />}
      {nextAfter && (
        <ButtonLink look="secondary" size="desk" href={`/cadre/people?after=${nextAfter}`} className="mt-4">
          {t("morePeople")}
        </ButtonLink>
      )}
    </>
  );
});
