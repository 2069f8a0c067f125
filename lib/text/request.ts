import { getRequestConfig } from "next-intl/server";
import { requestLocale } from "@/lib/server/visitor";
import { catalogues } from "./catalogue";

/** Language, catalogue and time zone of one request, for next-intl. */
export default getRequestConfig(async () => {
  const locale = await requestLocale();
  return { locale, messages: catalogues[locale], timeZone: "Asia/Shanghai" };
});
