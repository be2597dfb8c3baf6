import { describe, expect, it } from 'vitest';
import { QUALIFICATION_TYPES, SERVICES, SKILLS } from './seed.js';

describe('the sample catalogue', () => {
  it('has 18 services that grid workers help with, and work for each of the three teams', () => {
    expect(SERVICES.filter((service) => service.category === '民政事项帮办代办')).toHaveLength(18);
    expect(new Set(SERVICES.map((service) => service.team))).toEqual(new Set(['BLUE_VEST', 'RED_SEAGULL', 'LITTLE_ORANGE_LAMP']));
  });

  it('names each code once and only skills and qualifications that it also lays', () => {
    for (const list of [SKILLS, QUALIFICATION_TYPES, SERVICES]) expect(new Set(list.map((row) => row.code)).size).toBe(list.length);
    const skills = SKILLS.map((skill) => skill.code);
    const qualifications = QUALIFICATION_TYPES.map((type) => type.code);
    for (const service of SERVICES) {
      expect(skills).toEqual(expect.arrayContaining(service.skills));
      expect(qualifications).toEqual(expect.arrayContaining(service.qualifications));
      expect(service.minutes).toBeGreaterThanOrEqual(5);
      expect(service.people).toBeGreaterThanOrEqual(1);
      expect(service.name && service.nameEn).toBeTruthy();
    }
  });
});
