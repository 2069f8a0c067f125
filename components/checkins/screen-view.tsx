import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { Sign } from "@/components/ui/sign";
import type { ScreenCode } from "@/lib/checkins/screen";
import { ScreenQr } from "./screen-qr";

/** What the screen's script has to know. */
export interface ScreenSetting {
  readonly code: string;
  /** Milliseconds until the code that the page came with is over. */
  readonly left: number;
  readonly words: { readonly label: string; readonly lost: string; readonly out: string };
}

const FULL =
  "flex min-h-dvh flex-col items-center justify-center-safe gap-4 bg-paper p-5 text-center text-body text-ink";

/** Fills a tablet's screen with the station's changing code, see `keepScreen`; without scripts the page asks anew. */
export function ScreenView({ first }: { first: ScreenCode }) {
  const t = useTranslations("checkin");
  const setting: ScreenSetting = {
    code: first.code,
    left: first.left,
    words: {
      label: t("titleAt", { station: first.name }),
      lost: t("screenLost"),
      out: t("screenOut"),
    },
  };
  return (
    <main className={FULL} data-leaf="screen" data-screen={JSON.stringify(setting)}>
      <noscript>
        <meta httpEquiv="refresh" content={String(Math.ceil(first.left / 1000))} />
      </noscript>
      <p className="flex items-center gap-3 text-2xl font-extrabold">
        <Sign className="size-12" />
        {first.code}
      </p>
      <h1 className="text-3xl font-extrabold">{first.name}</h1>
      <div data-place="code" className="flex w-full shrink-0 justify-center">
        <ScreenQr qr={first.qr} label={setting.words.label} />
      </div>
      <p className="text-2xl font-bold">{t("screenScan")}</p>
      <p className="text-xl text-soft">{t("free")}</p>
    </main>
  );
}

/** The device is no screen of this station, or no more: how it becomes one. */
export function NoScreen() {
  const t = useTranslations("checkin");
  return (
    <main className={FULL}>
      <h1 className="text-3xl font-extrabold">{t("screenTitle")}</h1>
      <Notice tone="busy" className="max-w-xl text-xl">
        <p>{t("screenOut")}</p>
      </Notice>
      <a
        href="/cadre/stations"
        className="inline-flex min-h-12 items-center px-4 font-semibold underline underline-offset-4"
      >
        {t("screenStaff")}
      </a>
    </main>
  );
}
