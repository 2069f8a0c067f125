"use client";

import { useField } from "@/components/form/form-context";

/** Chooses one line of the queue; stays chosen through a refusal. */
export function BulkBox({ id, version, label }: { id: string; version: number; label: string }) {
  const { values } = useField("items");
  // After a refusal the line may have a newer version: the choice is of the case.
  const checked = values.some((value) => value.startsWith(id));
  return (
    <label className="flex size-9 items-center justify-center">
      <span className="sr-only">{label}</span>
      <input
        type="checkbox"
        name="items"
        value={`${id}_${version}`}
        key={String(checked)}
        defaultChecked={checked}
        data-bulk-box
        className="size-4.5 accent-brick"
      />
    </label>
  );
}

/** Chooses or clears every line of the page; appears only where scripts run. */
export function BulkAll({ label }: { label: string }) {
  return (
    <label className="hidden size-9 items-center justify-center [@media(scripting:enabled)]:flex">
      <span className="sr-only">{label}</span>
      <input
        type="checkbox"
        onChange={({ currentTarget: { form, checked } }) => {
          for (const box of form?.querySelectorAll<HTMLInputElement>("[data-bulk-box]") ?? [])
            box.checked = checked;
        }}
        className="size-4.5 accent-brick"
      />
    </label>
  );
}
