import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { answered } from "@/app/answered";
import { StaffMemberView } from "@/components/people/desk-staff-member";
import { canSeeStaff } from "@/lib/people/policy";
import { staffPage } from "@/lib/people/staff";
import { disablePerson, enablePerson } from "@/lib/people/staff-actions";
import { absent, enter } from "@/lib/server/page";
import { clock } from "@/lib/time/clock";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("peopleTitle") };
}

export default answered(async function StaffMemberPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const actor = await enter(canSeeStaff, `/cadre/people/${id}`);
  const member = await staffPage(actor, id, clock());
  if (!member) absent();
  return <StaffMemberView member={member} disable={disablePerson} enable={enablePerson} />;
});
