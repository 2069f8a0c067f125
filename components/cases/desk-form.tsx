import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { ActionForm } from "@/components/form/action-form";
import { Submit } from "@/components/form/submit";
import { cx } from "@/components/ui/cx";
import type { Move } from "@/lib/cases/rules";
import { type Change, GoneView, StaleView } from "./desk-stale";

/** What every form of one case carries. */
export interface FormOf {
  readonly id: string;
  readonly version: number;
  /** Query string of the list, to come back to. */
  readonly from: string;
  /** Changes after each success: an open form closes and a kept one stays through a refusal. */
  readonly round: string;
  /** What happened to the case, the newest last. */
  readonly changes: readonly Change[];
}

type Values = NonNullable<ComponentProps<typeof ActionForm>["values"]>;

interface Props {
  move: Move;
  action: ComponentProps<typeof ActionForm>["action"];
  of: FormOf;
  /** `main`: the one put forward, stands open. `gone`: no longer possible; only tells what became of a refused form. */
  place: "main" | "other" | "gone";
  values?: Values;
  /** Other words for the move, where the usual ones don't fit. */
  label?: string;
  /** Stands open although it is not the one put forward, with these values in it. */
  open?: boolean;
  children?: ReactNode;
}

const CARD: Record<Props["place"], string> = {
  main: "col-span-2 border-line",
  other:
    "border-line-strong open:col-span-2 has-[[role=alert]]:col-span-2 has-[[role=alert]]:[&::details-content]:[content-visibility:visible]",
  // Where scripts run, `DeskDrafts` says the same and more.
  gone: "col-span-2 hidden border-transparent has-[[role=alert]]:block [@media(scripting:enabled)]:hidden!",
};

/**
 * One move as a native form. The one put forward stands open; the others open on demand, and show a refusal even where
 * no script keeps them open. All are of one shape, in which React finds a refusal again wherever the form has gone.
 */
export function MoveForm({ move, action, of, place, values = {}, label, open = false, children }: Props) {
  const t = useTranslations("cadre");
  const words = label ?? t(`move.${move}`);
  const key = open ? `${of.round}-${JSON.stringify(values)}` : of.round;
  const gone = place === "gone";
  const lost = { yours: t("stale.yours"), theirs: t("stale.theirs") };
  return (
    <details
      key={key}
      open={open || place !== "other"}
      {...(gone ? {} : { "data-move": move })}
      className={cx("rounded-card border bg-card", CARD[place])}
    >
      <summary
        className={cx(
          "min-h-9 cursor-pointer list-none items-center justify-center px-2 py-1.5 text-center font-semibold",
          place === "other" ? "flex" : "hidden",
        )}
      >
        {words}
      </summary>
      <div className={cx("p-3", place === "other" && "border-t border-line")}>
        <ActionForm action={action} id={`move-${move}`} values={values} key={key}>
          {gone ? (
            <GoneView changes={of.changes} title={t("draft.gone", { move: words })} words={lost} />
          ) : (
            <>
              <input type="hidden" name="id" value={of.id} />
              <input type="hidden" name="version" value={of.version} />
              <input type="hidden" name="from" value={of.from} />
              <input type="hidden" name="seen" value={of.changes.at(-1)?.at ?? 0} />
              <StaleView changes={of.changes} title={t("stale.title")} words={lost} />
              {children}
              <Submit look={place === "main" ? "primary" : "secondary"} size="desk" className="w-full">
                {words}
              </Submit>
            </>
          )}
        </ActionForm>
      </div>
    </details>
  );
}
