import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { catalogues } from "./catalogue";
import { LOCALE_COOKIE, pickLocale } from "./locale";

/** Language, catalogue and time zone of one request, for next-intl. */
export default getRequestConfig(async () => {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  const locale = pickLocale(chosen, (await headers()).get("accept-language"));
  return { locale, messages: catalogues[locale], timeZone: "Asia/Shanghai" };
});
