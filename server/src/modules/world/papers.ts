import type { Client } from 'pg';
import { seal } from '../../platform/vault/envelope.js';
import type { Ground } from './ground.js';
import { Chance } from './random.js';

const DAY = 86_400_000;

/** A page of PDF with one line on it, so that what a demo paper opens is a paper. */
function page(line: string): Buffer {
  const content = `BT /F1 20 Tf 72 720 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** Two papers that wait for somebody's eyes, of volunteers of Laoshan; nobody's qualifications change by them. */
export async function writePapers(client: Client, { now, today, keyring }: Ground, submitter: string): Promise<void> {
  const chance = new Chance('finemesh papers');
  const { rows } = await client.query<{ id: string }>(
    "select id from volunteer where state = 'ACTIVE' and home_area_code / 1000000000 = 370212 order by account_id is null, number limit 2",
  );
  for (const [at, { id: volunteerId }] of rows.entries()) {
    const id = chance.id(now.getTime() - (at + 1) * DAY);
    const paper = page(`Demo paper ${at + 1}: no real certificate`);
    await client.query(
      `insert into qualification_claim (id, volunteer_id, type_code, issued_on, expires_on, media_type, bytes, content_sealed, submitted_by, submitted_at)
       select $1, $2, $3, $4::date - 20, $4::date + 345, 'application/pdf', $5, $6, coalesce(v.account_id, $7), $8 from volunteer v where v.id = $2`,
      [
        id,
        volunteerId,
        at === 0 ? 'FIRST_AID_CERT' : 'HEALTH_CERT',
        today,
        paper.length,
        seal(keyring, { table: 'qualification_claim', column: 'content_sealed', rowId: id }, paper.toString('base64')),
        submitter,
        new Date(now.getTime() - (at + 1) * DAY),
      ],
    );
  }
}
