-- A client_credentials request as the stdio server sends it; credentials come from the environment.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.body = "grant_type=client_credentials&client_id=" .. os.getenv("OAUTH_CLIENT_ID")
  .. "&client_secret=" .. os.getenv("OAUTH_CLIENT_SECRET")
