"use server";

import { action } from "@/lib/server/action";
import { closeVerb, endClosureVerb } from "./closure-verbs";
import { pagesOf, savedPage } from "./desk-verbs";
import { setHoursVerb } from "./hours-verbs";
import { editBasicsVerb, setServiceVerb } from "./service-verbs";

export const setService = action({ ...setServiceVerb, refresh: pagesOf, redirect: savedPage });

export const setHours = action({ ...setHoursVerb, refresh: pagesOf, redirect: savedPage });

export const closeStation = action({ ...closeVerb, refresh: pagesOf, redirect: savedPage });

export const endClosure = action({ ...endClosureVerb, refresh: pagesOf, redirect: savedPage });

export const editBasics = action({ ...editBasicsVerb, refresh: pagesOf, redirect: savedPage });
