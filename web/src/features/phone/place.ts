/** Where this phone is, or null when it does not know within some seconds or may not say. */
export function hereOrNull(): Promise<{ latitude: number; longitude: number } | null> {
  const where = navigator.geolocation as Geolocation | undefined;
  if (where === undefined) return Promise.resolve(null);
  return new Promise((resolve) => {
    where.getCurrentPosition(
      ({ coords: { latitude, longitude } }) => resolve({ latitude, longitude }),
      () => resolve(null),
      { timeout: 5_000, maximumAge: 60_000 },
    );
  });
}
