import { useTranslations } from "next-intl";
import { Submit } from "@/components/form/submit";
import { buttonClass } from "@/components/ui/button";
import { switchKeys } from "@/lib/cases/desk-actions";
import { DeskKeys } from "./desk-keys";

/** The popover's id, as the key `?` knows it. */
const ID = "desk-keys";
const KEYS = [
  ["J", "next"],
  ["K", "previous"],
  ["O", "open"],
  ["X", "choose"],
  ["A", "assign"],
  ["R", "answer"],
  ["/", "search"],
  ["?", "help"],
] as const;

/** A button and the key `?` show which keys there are; here they are switched off and on. */
export function DeskKeysHelp({ on, from }: { on: boolean; from: string }) {
  const t = useTranslations("cadre");
  return (
    <div className="no-print ml-auto hidden lg:block">
      <button type="button" popoverTarget={ID} className={buttonClass("quiet", "desk")}>
        {t("keys.title")} <Key>?</Key>
      </button>
      <div
        id={ID}
        popover="auto"
        role="dialog"
        aria-label={t("keys.title")}
        className="m-auto w-96 max-w-[90vw] rounded-card border border-line-strong bg-card p-5 text-desk text-ink"
      >
        <h2 className="mb-3 text-lg font-bold">{t("keys.title")}</h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
          {KEYS.map(([key, name]) => (
            <div key={key} className="contents">
              <dt>
                <Key>{key}</Key>
              </dt>
              <dd>{t(`keys.${name}`)}</dd>
            </div>
          ))}
        </dl>
        <form
          action={switchKeys}
          className="mt-4 flex flex-wrap items-center gap-3 border-t border-line pt-4"
        >
          <input type="hidden" name="from" value={from} />
          <input type="hidden" name="keys" value={on ? "off" : "on"} />
          <span>{t(on ? "keys.areOn" : "keys.areOff")}</span>
          <Submit look="secondary" size="desk">
            {t(on ? "keys.switchOff" : "keys.switchOn")}
          </Submit>
        </form>
      </div>
      {on && <DeskKeys />}
    </div>
  );
}

function Key({ children }: { children: string }) {
  return (
    <kbd className="inline-block min-w-6 rounded border border-line-strong bg-paper px-1.5 text-center font-mono text-[0.9em]">
      {children}
    </kbd>
  );
}
