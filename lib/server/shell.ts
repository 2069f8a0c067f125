import "server-only";
import { getTranslations } from "next-intl/server";
import { currentArea } from "@/lib/places/area";
import { currentActor } from "./actor";
import { env } from "./env";

/** The words of the frame around public and rider pages, in the reader's language. */
export async function shellWords() {
  const [t, actor, area] = await Promise.all([getTranslations("common"), currentActor(), currentArea()]);
  return {
    product: t("product"),
    area: actor.locale === "en" ? area.nameEn : area.name,
    skip: t("skip"),
    noSignal: t("noSignal"),
    typed: t("typed"),
    displayOptions: t("displayOptions"),
    footer: t("footer"),
    footerAbout: t("footerAbout"),
    person: actor.personId
      ? { label: actor.name, href: "/account" }
      : { label: t("signIn"), href: "/sign-in" },
    demo: env().YIZHAN_DEMO ? { text: t("demoBanner"), link: t("demoBannerLink") } : null,
  };
}
