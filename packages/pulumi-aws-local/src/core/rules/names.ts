import { text } from "./values";

/** A domain name with at least two labels. */
export const domainName = text({
  max: 253,
  pattern: /^([\w-]{1,63}\.)+[\w-]{1,63}$/,
  like: 'a domain name, such as "store.example.com"',
});

/** An email address. UNVERIFIED: the maximum length. */
export const emailAddress = text({
  max: 320,
  pattern: /^[^\s@]+@[^\s@]+$/,
  like: "an email address",
});

/** An AWS region. */
export const regionName = text({
  pattern: /^[a-z]{2,4}(-[a-z]+)+-\d+$/,
  like: 'a region, such as "eu-central-1"',
});
