-- Sends the client_credentials request of the stdio server. The credentials are in environment variables.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.body = "grant_type=client_credentials&client_id=" .. os.getenv("OAUTH_CLIENT_ID")
  .. "&client_secret=" .. os.getenv("OAUTH_CLIENT_SECRET")
