-- A neighbourhood's name is stored without what every label puts behind it, by the rule of `ownName` in lib/imports/place.ts:
-- "东里社区" was shown as 东里社区社区居委会.
UPDATE "Neighbourhood" SET
  "name" = COALESCE(NULLIF(regexp_replace("name", '(\s*(社区|居民委员会|居委会|neighbou?rhood|committee))+$', '', 'i'), ''), "name"),
  "nameEn" = COALESCE(NULLIF(regexp_replace("nameEn", '(\s*(社区|居民委员会|居委会|neighbou?rhood|committee))+$', '', 'i'), ''), "nameEn");
