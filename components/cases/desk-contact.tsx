"use client";

import { useActionState } from "react";
import { Submit } from "@/components/form/submit";
import { showContact } from "@/lib/cases/desk-actions";

interface Words {
  readonly show: string;
  readonly logged: string;
  readonly noName: string;
  readonly noPhone: string;
}

/** Name and number, fetched only when asked for; asking is audited. Works without scripts. */
export function DeskContact({ id, words }: { id: string; words: Words }) {
  const [result, ask] = useActionState(showContact, null);
  if (result?.ok) {
    const { name, phone } = result.data;
    return (
      <span role="status">
        {name || words.noName} ·{" "}
        {phone ? (
          <a href={`tel:${phone}`} className="underline underline-offset-4">
            {phone}
          </a>
        ) : (
          words.noPhone
        )}
      </span>
    );
  }
  return (
    <form action={ask} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="id" value={id} />
      <Submit look="secondary" size="desk">
        {words.show}
      </Submit>
      <span className="text-[0.9em] text-soft">{result ? result.message : words.logged}</span>
    </form>
  );
}
