BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
) STRICT;
INSERT INTO "_sqlite_migrations" VALUES(1,'cchc','01 office','2026-01-05T08:00:00.000+00:00');
INSERT INTO "_sqlite_migrations" VALUES(2,'cchc','01 entries','2026-01-05T08:00:00.000+00:00');
CREATE TABLE "entries" (
   "id" TEXT PRIMARY KEY NOT NULL,
   "revision" TEXT NOT NULL,
   "parent" TEXT NOT NULL,
   "form_id" TEXT NOT NULL,
   "form_kind" TEXT NOT NULL,
   "period_kind" TEXT NOT NULL,
   "number" TEXT NOT NULL,
   "date" TEXT NOT NULL,
   "state" TEXT NOT NULL,
   "title" TEXT NOT NULL,
   "search" TEXT NOT NULL,
   "content" TEXT NOT NULL,
   "place_open" TEXT NOT NULL,
   "created" TEXT NOT NULL,
   "changed" TEXT NOT NULL,
   "year" INTEGER NOT NULL
) STRICT;
INSERT INTO "entries" VALUES('6f1c2a52-8d0f-4a53-9d8c-2f5f4b0d7a11','0b6cf2cb-51c1-4c0c-8a5e-7d1f6a0e9c22','','bc-tuyen-truyen','BC','6-thang-dau','07','2023-07-20','đã xuất','Báo cáo kết quả tuyên truyền cải cách hành chính 6 tháng đầu năm 2023','bc bao cao bao cao ket qua tuyen truyen cai cach hanh chinh 6 thang dau nam 2023 2023 2023-07-20 xa tai son huyen tu ky tinh hai duong 07/bc-ubnd ket qua thuc hien thuc hien ke hoach cua huyen dang 12 tin bai','{
 "format": 1,
 "id": "6f1c2a52-8d0f-4a53-9d8c-2f5f4b0d7a11",
 "revision": "0b6cf2cb-51c1-4c0c-8a5e-7d1f6a0e9c22",
 "parent": "",
 "form": {
  "id": "bc-tuyen-truyen",
  "version": 1,
  "kind": "BC"
 },
 "office": {
  "unit": "xã",
  "name": "Tái Sơn",
  "superior": "huyện Tứ Kỳ",
  "province": "tỉnh Hải Dương",
  "body": "",
  "place": "",
  "symbol": "UBND",
  "look": {
   "preset": "14",
   "indent": "1.27",
   "spacing": "1.0",
   "gap": 6
  }
 },
 "period": {
  "kind": "6-thang-dau",
  "year": 2023,
  "from": "",
  "to": ""
 },
 "number": "07",
 "date": "2023-07-20",
 "state": "đã xuất",
 "outline": [
  {
   "id": "ket-qua",
   "level": 1,
   "label": "roman",
   "heading": "KẾT QUẢ THỰC HIỆN",
   "shown": true,
   "fields": []
  }
 ],
 "answers": {
  "mo_dau": [
   "Thực hiện Kế hoạch của huyện",
   [
    "đăng ",
    {
     "bold": "12"
    },
    " tin bài"
   ]
  ]
 }
}
','ket-qua','2026-01-05T08:00:00.000+00:00','2026-01-05T08:00:00.000+00:00',2023);
CREATE TABLE "exports" (
   "id" INTEGER PRIMARY KEY NOT NULL,
   "entry" TEXT NOT NULL REFERENCES "entries"("id"),
   "revision" TEXT NOT NULL,
   "time" TEXT NOT NULL,
   "path" TEXT NOT NULL,
   "sha256" TEXT NOT NULL,
   "kind" TEXT NOT NULL
) STRICT;
INSERT INTO "exports" VALUES(1,'6f1c2a52-8d0f-4a53-9d8c-2f5f4b0d7a11','0b6cf2cb-51c1-4c0c-8a5e-7d1f6a0e9c22','2026-01-05T08:00:00.000+00:00','E:/bao-cao.docx','0000000000000000000000000000000000000000000000000000000000000000','docx');
CREATE TABLE "office" (
   "valid_from" TEXT PRIMARY KEY,
   "content" TEXT NOT NULL
) STRICT;
INSERT INTO "office" VALUES('2000-01-01','{"unit": "xã", "name": "Tái Sơn", "superior": "huyện Tứ Kỳ", "province": "tỉnh Hải Dương", "body": "", "place": "", "symbol": "UBND", "look": {"preset": "14", "indent": "1.27", "spacing": "1.0", "gap": 6}}');
CREATE TABLE "people" (
   "id" INTEGER PRIMARY KEY,
   "rank" INTEGER NOT NULL,
   "name" TEXT NOT NULL,
   "case_id" TEXT NOT NULL,
   "position" TEXT NOT NULL,
   "valid" INTEGER NOT NULL
) STRICT;
INSERT INTO "people" VALUES(1,0,'Nguyễn Văn Đạt','chu-tich','CHỦ TỊCH',1);
CREATE TABLE "recipients" (
   "id" INTEGER PRIMARY KEY,
   "rank" INTEGER NOT NULL,
   "name" TEXT NOT NULL,
   "kind" TEXT NOT NULL,
   "items" TEXT NOT NULL
) STRICT;
INSERT INTO "recipients" VALUES(1,0,'Thường dùng','BC','["UBND huyện", "Lưu: VT"]');
CREATE TABLE "settings" (
   "key" TEXT PRIMARY KEY,
   "value" TEXT NOT NULL
) STRICT;
INSERT INTO "settings" VALUES('cỡ chữ','125');
CREATE TABLE "versions" (
   "id" INTEGER PRIMARY KEY NOT NULL,
   "entry" TEXT NOT NULL REFERENCES "entries"("id"),
   "revision" TEXT NOT NULL,
   "parent" TEXT NOT NULL,
   "time" TEXT NOT NULL,
   "reason" TEXT NOT NULL,
   "content" TEXT NOT NULL
) STRICT;
INSERT INTO "versions" VALUES(1,'6f1c2a52-8d0f-4a53-9d8c-2f5f4b0d7a11','0b6cf2cb-51c1-4c0c-8a5e-7d1f6a0e9c22','','2026-01-05T08:00:00.000+00:00','xuất','{
 "format": 1,
 "id": "6f1c2a52-8d0f-4a53-9d8c-2f5f4b0d7a11",
 "revision": "0b6cf2cb-51c1-4c0c-8a5e-7d1f6a0e9c22",
 "parent": "",
 "form": {
  "id": "bc-tuyen-truyen",
  "version": 1,
  "kind": "BC"
 },
 "office": {
  "unit": "xã",
  "name": "Tái Sơn",
  "superior": "huyện Tứ Kỳ",
  "province": "tỉnh Hải Dương",
  "body": "",
  "place": "",
  "symbol": "UBND",
  "look": {
   "preset": "14",
   "indent": "1.27",
   "spacing": "1.0",
   "gap": 6
  }
 },
 "period": {
  "kind": "6-thang-dau",
  "year": 2023,
  "from": "",
  "to": ""
 },
 "number": "07",
 "date": "2023-07-20",
 "state": "đã xuất",
 "outline": [
  {
   "id": "ket-qua",
   "level": 1,
   "label": "roman",
   "heading": "KẾT QUẢ THỰC HIỆN",
   "shown": true,
   "fields": []
  }
 ],
 "answers": {
  "mo_dau": [
   "Thực hiện Kế hoạch của huyện",
   [
    "đăng ",
    {
     "bold": "12"
    },
    " tin bài"
   ]
  ]
 }
}
');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE UNIQUE INDEX "idx_versions_entry_revision"
    ON "versions" ("entry", "revision");
CREATE INDEX "idx_exports_entry"
    ON "exports" ("entry");
COMMIT;
