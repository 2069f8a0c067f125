import { useLocale, useTranslations } from "next-intl";
import type { Speech } from "@/lib/stations/words";

/** The reader's language with the moment and zone of the page, for the sentences of `lib/stations/words`. */
export function useSpeech({ now, zone }: { readonly now: Date; readonly zone: string }): Speech {
  const t = useTranslations("stations");
  return { t, locale: useLocale() === "en" ? "en" : "zh-CN", now, zone };
}
