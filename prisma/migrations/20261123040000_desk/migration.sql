-- AlterTable
ALTER TABLE "Case" ADD COLUMN     "outletDueAt" TIMESTAMPTZ(3),
ADD COLUMN     "searchGrams" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnswerTemplate" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AnswerTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CasePresence" (
    "areaId" UUID NOT NULL,
    "caseId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CasePresence_pkey" PRIMARY KEY ("caseId","personId")
);

-- CreateTable
CREATE TABLE "CaseBatch" (
    "id" UUID NOT NULL,
    "areaId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "move" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "items" JSONB NOT NULL,

    CONSTRAINT "CaseBatch_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_personId_name_key" ON "SavedView"("personId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "AnswerTemplate_areaId_title_key" ON "AnswerTemplate"("areaId", "title");

-- CreateIndex
CREATE INDEX "CaseBatch_personId_at_idx" ON "CaseBatch"("personId", "at");

-- CreateIndex
CREATE INDEX "Case_outletId_outletDueAt_id_idx" ON "Case"("outletId", "outletDueAt", "id");

-- CreateIndex
CREATE INDEX "Case_buildingId_idx" ON "Case"("buildingId");

-- CreateIndex
CREATE INDEX "Case_stationId_idx" ON "Case"("stationId");

-- CreateIndex
CREATE INDEX "Case_categoryId_idx" ON "Case"("categoryId");

-- CreateIndex
CREATE INDEX "Case_searchGrams_idx" ON "Case" USING GIN ("searchGrams");

-- AddForeignKey
ALTER TABLE "CasePresence" ADD CONSTRAINT "CasePresence_caseId_fkey" FOREIGN KEY ("caseId") REFERENCES "Case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Search. Trigrams can't look up the two-character words of Chinese, so cases are indexed by pairs of neighbours.
CREATE FUNCTION "text_pairs"("source" text, "mark" text DEFAULT '') RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT COALESCE(array_agg(DISTINCT "mark" || "character" || "following"), ARRAY[]::text[])
    FROM (SELECT "character", lead("character") OVER (ORDER BY "place") AS "following"
            FROM unnest(string_to_array(lower("source"), NULL)) WITH ORDINALITY AS "split" ("character", "place")) AS "pairs"
   WHERE "following" IS NOT NULL AND "character" !~ '\s' AND "following" !~ '\s'
$$;

CREATE FUNCTION "case_search_grams"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."searchGrams" := "text_pairs"(NEW."text" || ' ' || NEW."reference") || "text_pairs"(NEW."placeNote", 'p:');
  RETURN NEW;
END $$;

CREATE TRIGGER "Case_search_grams" BEFORE INSERT OR UPDATE OF "text", "reference", "placeNote", "searchGrams" ON "Case"
  FOR EACH ROW EXECUTE FUNCTION "case_search_grams"();

UPDATE "Case" SET "searchGrams" = NULL;

-- An outlet counts by the limit of its newest dispatch.
CREATE FUNCTION "case_outlet_due"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "Case" SET "outletDueAt" = NEW."dueAt" WHERE "id" = NEW."caseId";
  RETURN NULL;
END $$;

CREATE TRIGGER "CaseDispatch_outlet_due" AFTER INSERT OR UPDATE OF "dueAt" ON "CaseDispatch"
  FOR EACH ROW EXECUTE FUNCTION "case_outlet_due"();

UPDATE "Case" SET "outletDueAt" = "newest"."dueAt"
  FROM (SELECT DISTINCT ON ("caseId") "caseId", "dueAt" FROM "CaseDispatch" ORDER BY "caseId", "createdAt" DESC) AS "newest"
 WHERE "newest"."caseId" = "Case"."id";
