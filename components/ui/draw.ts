import { type ComponentChild, render } from "preact";
import type { ReactNode } from "react";

export type Draw = (what: ReactNode, place: Element) => void;

/**
 * Draws into a place that the server left empty, in the browser, in place of what was drawn there before. Components
 * drawn so are plain functions of their props, without hooks: React prints them on the server, Preact draws them here.
 */
export const draw: Draw = (what, place) => render(what as ComponentChild, place);
