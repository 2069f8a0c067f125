import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { ActionForm } from "@/components/form/action-form";
import { Submit } from "@/components/form/submit";
import type { Move } from "@/lib/cases/rules";
import { type Change, StaleView } from "./desk-stale";

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

/**
 * One move as a native form. The one put forward stands open; the others open on demand, and
 * show a refusal even where no script keeps them open.
 */
export function MoveForm({
  move,
  action,
  of,
  main,
  values = {},
  label,
  open = false,
  children,
}: {
  move: Move;
  action: ComponentProps<typeof ActionForm>["action"];
  of: FormOf;
  main: boolean;
  values?: Values;
  /** Other words for the move, where the usual ones don't fit. */
  label?: string;
  /** Stands open although it is not the one put forward, with these values in it. */
  open?: boolean;
  children?: ReactNode;
}) {
  const t = useTranslations("cadre");
  const words = label ?? t(`move.${move}`);
  const key = open ? `${of.round}-${JSON.stringify(values)}` : of.round;
  const form = (
    <ActionForm action={action} id={`move-${move}`} values={values} key={key}>
      <input type="hidden" name="id" value={of.id} />
      <input type="hidden" name="version" value={of.version} />
      <input type="hidden" name="from" value={of.from} />
      <input type="hidden" name="seen" value={of.changes.at(-1)?.at ?? 0} />
      <StaleView
        changes={of.changes}
        title={t("stale.title")}
        yours={t("stale.yours")}
        theirs={t("stale.theirs")}
      />
      {children}
      <Submit look={main ? "primary" : "secondary"} size="desk" className="w-full">
        {words}
      </Submit>
    </ActionForm>
  );
  if (main)
    return (
      <div data-move={move} className="col-span-2 rounded-card border border-line bg-card p-3">
        {form}
      </div>
    );
  return (
    <details
      key={key}
      open={open}
      data-move={move}
      className="rounded-card border border-line-strong bg-card open:col-span-2 has-[[role=alert]]:col-span-2 has-[[role=alert]]:[&::details-content]:[content-visibility:visible]"
    >
      <summary className="flex min-h-9 cursor-pointer list-none items-center justify-center px-2 py-1.5 text-center font-semibold">
        {words}
      </summary>
      <div className="border-t border-line p-3">{form}</div>
    </details>
  );
}
