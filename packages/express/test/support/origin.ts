/** Where the site is, as browsers see it. */
export const origin = 'https://my.my-hpc.example';
