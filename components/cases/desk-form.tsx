import { useTranslations } from "next-intl";
import type { ComponentProps, ReactNode } from "react";
import { ActionForm } from "@/components/form/action-form";
import { Submit } from "@/components/form/submit";
import type { Move } from "@/lib/cases/rules";

/** What every form of one case carries. */
export interface FormOf {
  readonly id: string;
  readonly version: number;
  /** Query string of the list, to come back to. */
  readonly from: string;
  /** Changes after each success: an open form closes and a kept one stays through a refusal. */
  readonly round: string;
}

type Values = NonNullable<ComponentProps<typeof ActionForm>["values"]>;

/** One move as a native form. The one put forward stands open; the others open on demand. */
export function MoveForm({
  move,
  action,
  of,
  main,
  values = {},
  label,
  children,
}: {
  move: Move;
  action: ComponentProps<typeof ActionForm>["action"];
  of: FormOf;
  main: boolean;
  values?: Values;
  /** Other words for the move, where the usual ones don't fit. */
  label?: string;
  children?: ReactNode;
}) {
  const t = useTranslations("cadre");
  const words = label ?? t(`move.${move}`);
  const form = (
    <ActionForm action={action} id={`move-${move}`} values={values} key={of.round}>
      <input type="hidden" name="id" value={of.id} />
      <input type="hidden" name="version" value={of.version} />
      <input type="hidden" name="from" value={of.from} />
      {children}
      <Submit look={main ? "primary" : "secondary"} size="desk" className="w-full">
        {words}
      </Submit>
    </ActionForm>
  );
  if (main) return <div className="col-span-2 rounded-card border border-line bg-card p-3">{form}</div>;
  return (
    <details key={of.round} className="rounded-card border border-line-strong bg-card open:col-span-2">
      <summary className="flex min-h-9 cursor-pointer list-none items-center justify-center px-2 py-1.5 text-center font-semibold">
        {words}
      </summary>
      <div className="border-t border-line p-3">{form}</div>
    </details>
  );
}
