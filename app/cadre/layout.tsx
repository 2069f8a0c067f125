import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { CadreShell } from "@/components/layout/cadre-shell";
import { holdsAnywhere } from "@/lib/people/actor";
import { officeOf } from "@/lib/people/office";
import { canManagePeople, DESK_ROLES, isStaff, STATION_ROLES } from "@/lib/people/rooms";
import { currentActor } from "@/lib/server/actor";
import { env } from "@/lib/server/env";

export default async function CadreLayout({ children }: { children: ReactNode }) {
  const [t, actor] = await Promise.all([getTranslations("common"), currentActor()]);
  const links = [
    { href: "/cadre", label: t("navToday"), show: isStaff(actor) },
    { href: "/cadre/cases", label: t("navCases"), show: holdsAnywhere(actor, DESK_ROLES) },
    { href: "/cadre/stations", label: t("navStations"), show: holdsAnywhere(actor, STATION_ROLES) },
    { href: "/cadre/people", label: t("navPeople"), show: canManagePeople(actor) },
    { href: "/", label: t("navPublic"), show: true },
  ].filter((link) => link.show);
  return (
    <CadreShell
      words={{
        product: t("product"),
        skip: t("skip"),
        nav: t("cadreNav"),
        person: actor.name,
        office: await officeOf(actor),
        signedInAs: { label: t("account"), href: "/account" },
        links,
        noSignal: t("noSignal"),
        onItsWay: t("onItsWay"),
        demo: env().YIZHAN_DEMO ? { text: t("demoBanner"), link: t("demoBannerLink") } : null,
      }}
    >
      {children}
    </CadreShell>
  );
}
