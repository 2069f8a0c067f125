"use client";

import { useLayoutEffect } from "react";

/** The list of keys, a popover of `DeskKeysHelp`. */
const KEYS_ID = "desk-keys";

/**
 * Keys of the desk: J and K through the lines, O opens, X chooses, A accepts or assigns, R answers, `/` searches, `?`
 * lists them. They only move the focus; nothing is sent by a key. Never while something is being typed.
 */
export function DeskKeys() {
  // Gone in the same moment in which the page says that they are off.
  useLayoutEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return null;
}

const ACTS: Record<string, () => unknown> = {
  "/": () => document.getElementById("desk-search")?.focus(),
  "?": () => document.getElementById(KEYS_ID)?.togglePopover(),
  j: () => step(1),
  k: () => step(-1),
  o: () => line()?.click(),
  x: () => line()?.closest("tr")?.querySelector<HTMLElement>("[data-bulk-box]")?.click(),
  a: () => goTo("accept") || goTo("assign"),
  r: () => goTo("answer"),
};

function onKey(event: KeyboardEvent) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const act = ACTS[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.matches("input:not([type=checkbox]), textarea, select, [contenteditable]")
  );
}

const lines = () =>
  [...document.querySelectorAll<HTMLElement>("[data-queue-link]")].filter(
    (one) => one.getClientRects().length > 0,
  );

/** The line that has the focus somewhere in it. */
function line(): HTMLElement | undefined {
  const row = document.activeElement?.closest("tr");
  return lines().find((one) => row?.contains(one));
}

function step(by: number) {
  const links = lines();
  const focused = links.indexOf(line() as HTMLElement);
  const from = focused >= 0 ? focused : links.findIndex((link) => link.ariaCurrent === "true");
  links.at(Math.min(Math.max(from + by, 0), links.length - 1))?.focus();
}

/** Opens a move's form and goes into it. */
function goTo(move: string): boolean {
  const place = document.querySelector<HTMLElement>(`[data-move="${move}"]`);
  if (!place) return false;
  if (place instanceof HTMLDetailsElement) place.open = true;
  const first = "textarea, select, input:not([type=hidden]), button[type=submit]";
  place.querySelector<HTMLElement>(first)?.focus();
  return true;
}
