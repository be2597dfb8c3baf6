import { Field, Float, ObjectType } from 'type-graphql';

/** A place on the map as shown to people. */
@ObjectType({ simpleResolvers: true, description: 'A place (WGS 84), blurred to about a kilometre wherever it belongs to a person.' })
export class GeoPoint {
  @Field(() => Float, { description: 'Degrees north.' })
  latitude!: number;
  @Field(() => Float, { description: 'Degrees east.' })
  longitude!: number;
}

const blur = (degrees: number): number => Math.round(degrees * 100) / 100;

/** A person's place blurred to two decimals (about 1 km); null when either coordinate is missing. */
export function blurredPoint(latitude: number | null, longitude: number | null): GeoPoint | null {
  if (latitude === null || longitude === null) return null;
  return Object.assign(new GeoPoint(), { latitude: blur(latitude), longitude: blur(longitude) });
}
