"use client";

import { useEffect } from "react";

/** Keys of the queue: `/` to the search, `J` and `K` through the lines. Never while something is being typed. */
export function DeskKeys() {
  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return null;
}

function onKey(event: KeyboardEvent) {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const key = event.key.toLowerCase();
  if (key === "/") {
    event.preventDefault();
    document.getElementById("desk-search")?.focus();
  } else if (key === "j" || key === "k") {
    step(key === "j" ? 1 : -1);
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches("input, textarea, select, [contenteditable]");
}

function step(by: number) {
  const links = [...document.querySelectorAll<HTMLElement>("[data-queue-link]")];
  const focused = links.indexOf(document.activeElement as HTMLElement);
  const from = focused >= 0 ? focused : links.findIndex((link) => link.ariaCurrent === "true");
  links.at(Math.min(Math.max(from + by, 0), links.length - 1))?.focus();
}
