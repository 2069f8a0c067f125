-- To count the first messages that a number or address has caused within a day.
CREATE INDEX "CaseSubscription_areaId_address_createdAt_idx" ON "CaseSubscription"("areaId", "address", "createdAt");
