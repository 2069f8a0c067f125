import type { Locale } from "@/lib/people/actor";
import enAccount from "./messages/en/account.json";
import enCadre from "./messages/en/cadre.json";
import enCases from "./messages/en/cases.json";
import enCheckin from "./messages/en/checkin.json";
import enCommon from "./messages/en/common.json";
import enDemo from "./messages/en/demo.json";
import enErrors from "./messages/en/errors.json";
import enFault from "./messages/en/fault.json";
import enHome from "./messages/en/home.json";
import enImports from "./messages/en/imports.json";
import enMap from "./messages/en/map.json";
import enMessages from "./messages/en/messages.json";
import enReport from "./messages/en/report.json";
import enRider from "./messages/en/rider.json";
import enSignin from "./messages/en/signin.json";
import enStations from "./messages/en/stations.json";
import zhAccount from "./messages/zh/account.json";
import zhCadre from "./messages/zh/cadre.json";
import zhCases from "./messages/zh/cases.json";
import zhCheckin from "./messages/zh/checkin.json";
import zhCommon from "./messages/zh/common.json";
import zhDemo from "./messages/zh/demo.json";
import zhErrors from "./messages/zh/errors.json";
import zhFault from "./messages/zh/fault.json";
import zhHome from "./messages/zh/home.json";
import zhImports from "./messages/zh/imports.json";
import zhMap from "./messages/zh/map.json";
import zhMessages from "./messages/zh/messages.json";
import zhReport from "./messages/zh/report.json";
import zhRider from "./messages/zh/rider.json";
import zhSignin from "./messages/zh/signin.json";
import zhStations from "./messages/zh/stations.json";

/** Every sentence people see, by language and namespace. Chinese is written first; English has the same keys. */
const zh = {
  account: zhAccount,
  cadre: zhCadre,
  cases: zhCases,
  checkin: zhCheckin,
  common: zhCommon,
  demo: zhDemo,
  errors: zhErrors,
  fault: zhFault,
  home: zhHome,
  imports: zhImports,
  map: zhMap,
  messages: zhMessages,
  report: zhReport,
  rider: zhRider,
  signin: zhSignin,
  stations: zhStations,
};

const en = {
  account: enAccount,
  cadre: enCadre,
  cases: enCases,
  checkin: enCheckin,
  common: enCommon,
  demo: enDemo,
  errors: enErrors,
  fault: enFault,
  home: enHome,
  imports: enImports,
  map: enMap,
  messages: enMessages,
  report: enReport,
  rider: enRider,
  signin: enSignin,
  stations: enStations,
};

export type Catalogue = typeof zh;
export const catalogues: Record<Locale, Catalogue> = { "zh-CN": zh, en };
